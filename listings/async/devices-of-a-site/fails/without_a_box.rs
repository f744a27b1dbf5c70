struct Site {
    devices: u32,
    parts: Vec<Site>,
}

// ANCHOR: count
async fn count(site: &Site) -> u32 {
    let mut devices = site.devices;
    for part in &site.parts {
        devices += count(part).await;
    }
    devices
}
// ANCHOR_END: count

fn main() {
    let site = Site {
        devices: 1,
        parts: Vec::new(),
    };
    drop(count(&site));
}
