struct Site {
    devices: u32,
    parts: Vec<Site>,
}

impl Site {
    fn new(devices: u32, parts: impl Into<Vec<Site>>) -> Self {
        let parts = parts.into();
        Site { devices, parts }
    }
}

async fn count(site: &Site) -> u32 {
    let mut devices = site.devices;
    for part in site.parts.iter().take(1) {
        devices += Box::pin(count(part)).await;
    }
    devices
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let floors = [Site::new(3, []), Site::new(2, [])];
    let campus = Site::new(1, [Site::new(1, floors)]);
    println!("{} devices", count(&campus).await);
}

#[cfg(test)]
mod tests;
