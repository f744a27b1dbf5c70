use std::sync::Mutex;
use std::thread;

static LINKS: Mutex<(u32, u32)> = Mutex::new((10, 0));

/// Moves one link from the first router to the second.
fn move_link(cable_is_long_enough: bool) {
    let mut links = LINKS.lock().unwrap();
    links.0 -= 1;
    assert!(cable_is_long_enough, "the cable is too short");
    links.1 += 1;
}

fn main() {
    let _ = thread::spawn(|| move_link(false)).join();
    println!("poisoned: {}", LINKS.is_poisoned());
    let mut links = match LINKS.lock() {
        Ok(links) => links,
        Err(poisoned) => poisoned.into_inner(),
    };
    println!("found {links:?}");
    links.0 = 10 - links.1;
    println!("mended {links:?}");
    drop(links);
    move_link(true);
    println!("poisoned: {}", LINKS.is_poisoned());
}

#[cfg(test)]
mod tests;
