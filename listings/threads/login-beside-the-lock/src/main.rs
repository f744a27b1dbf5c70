use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::thread;

type Session = Arc<String>;

// ANCHOR: sessions
#[derive(Default)]
struct Sessions {
    open: Mutex<HashMap<String, Session>>,
}

impl Sessions {
    fn get(&self, device: &str, login: fn(&str) -> Session) -> Session {
        let known = self.open.lock().unwrap().get(device).cloned();
        known.unwrap_or_else(|| {
            let session = login(device);
            let mut open = self.open.lock().unwrap();
            let entry = open.entry(device.to_owned());
            Arc::clone(entry.or_insert(session))
        })
    }
}
// ANCHOR_END: sessions

// ANCHOR: main
fn login(device: &str) -> Session {
    assert!(device != "r2", "no password for r2");
    Arc::new(format!("session to {device}"))
}

fn main() {
    let sessions = Sessions::default();
    for device in ["r1", "r2", "r1"] {
        let outcome = thread::scope(|scope| {
            scope.spawn(|| sessions.get(device, login)).join()
        });
        match outcome {
            Ok(session) => println!("{session}"),
            Err(_) => println!("no session to {device}"),
        }
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
