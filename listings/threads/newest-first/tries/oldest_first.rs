use std::sync::{Barrier, Condvar, Mutex};
use std::thread;

const ROOM: usize = 2;

// ANCHOR: stack
#[derive(Default)]
struct Stack {
    items: Mutex<Vec<String>>,
    filled: Condvar,
    emptied: Condvar,
}

impl Stack {
    fn push(&self, item: &str) {
        let items = self.items.lock().unwrap();
        let full = |items: &mut Vec<_>| items.len() == ROOM;
        let mut items = self.emptied.wait_while(items, full).unwrap();
        items.insert(0, item.to_owned());
        self.filled.notify_one();
    }

    fn pop(&self) -> String {
        let mut items = self.items.lock().unwrap();
        loop {
            if let Some(item) = items.pop() {
                self.emptied.notify_one();
                break item;
            }
            items = self.filled.wait(items).unwrap();
        }
    }
}
// ANCHOR_END: stack

// ANCHOR: main
fn main() {
    let (stack, full) = (Stack::default(), Barrier::new(2));
    thread::scope(|scope| {
        let poller = scope.spawn(|| {
            stack.push("r1 is up");
            stack.push("r2 is up");
            full.wait();
            stack.push("r3 is up");
        });
        full.wait();
        println!("{}", stack.pop());
        poller.join().unwrap();
        println!("{}", stack.pop());
        println!("{}", stack.pop());
    });
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
