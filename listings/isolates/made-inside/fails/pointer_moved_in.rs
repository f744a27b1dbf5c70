use std::thread;

// ANCHOR: main
struct Library {
    handle: *mut u8,
}

impl Library {
    fn is_open(&self) -> bool {
        !self.handle.is_null()
    }
}

fn main() {
    let library = Library {
        handle: std::ptr::null_mut(),
    };
    let isolate = thread::spawn(move || library.is_open());
    isolate.join().unwrap();
}
// ANCHOR_END: main
