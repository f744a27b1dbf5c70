use std::sync::mpsc;
use std::thread;

const DEVICES: [(&str, u32); 3] = [("r1", 15), ("r2", 14), ("r3", 15)];

fn each_version(check: fn(&str, u32)) {
    let (running, ended) = mpsc::channel::<()>();
    for (device, version) in DEVICES {
        let running = running.clone();
        thread::spawn(move || {
            let _until_the_end = running;
            check(device, version);
        });
    }
    drop(running);
    ended.recv().ok();
}

fn main() {
    each_version(|device, version| println!("{device}: {version}"));
}

// ANCHOR: hook
#[cfg(test)]
mod loud {
    use std::io::{self, Write};
    use std::sync::Once;
    use std::{panic, process, thread};

    pub fn no_panic_is_lost() {
        static ONCE: Once = Once::new();
        ONCE.call_once(|| {
            let of_tests = panic::take_hook();
            panic::set_hook(Box::new(move |panic| {
                let thread = thread::current();
                if thread.name().is_some() {
                    return of_tests(panic);
                }
                writeln!(io::stderr(), "lost: {panic}").ok();
                process::exit(101);
            }));
        });
    }
}
// ANCHOR_END: hook

// ANCHOR: test
#[test]
fn every_device_runs_version_15() {
    loud::no_panic_is_lost();
    each_version(|device, version| assert_eq!(version, 15, "{device}"));
}
// ANCHOR_END: test
