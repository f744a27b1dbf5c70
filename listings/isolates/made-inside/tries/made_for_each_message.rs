use std::cell::Cell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::mpsc::{self, Sender};
use std::thread::{self, JoinHandle};

// ANCHOR: site
struct Site {
    name: String,
    alarms: Cell<u32>,
}

type Devices = BTreeMap<String, Rc<Site>>;

fn open_site() -> Devices {
    let site = Rc::new(Site {
        name: "lab".to_string(),
        alarms: Cell::new(0),
    });
    let same = Rc::clone(&site);
    Devices::from([("r1".to_string(), site), ("r2".to_string(), same)])
}

fn alarm(devices: &mut Devices, device: String) {
    let site = &devices[&device];
    site.alarms.update(|alarms| alarms + 1);
    println!("{}: {} so far", site.name, site.alarms.get());
}
// ANCHOR_END: site

// ANCHOR: isolate
fn isolate<S: 'static, M: Send + 'static>(
    make: fn() -> S,
    handle: fn(&mut S, M),
) -> (Sender<M>, JoinHandle<()>) {
    let (sender, messages) = mpsc::channel();
    let thread = thread::spawn(move || {
        for message in messages {
            let mut state = make();
            handle(&mut state, message);
        }
    });
    (sender, thread)
}

fn main() {
    let (sender, thread) = isolate(open_site, alarm);
    for device in ["r1", "r2"] {
        sender.send(device.to_string()).unwrap();
    }
    drop(sender);
    thread.join().unwrap();
}
// ANCHOR_END: isolate

#[cfg(test)]
mod tests;
