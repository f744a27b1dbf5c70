//! Two processes that pass a message through memory that both have mapped.

#![expect(unsafe_code, reason = "a mapped file can change under the process")]

use std::fs::File;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use memmap2::MmapRaw;
use tempfile::NamedTempFile;

use crate::protocol::Values;
use crate::{child, message, values};

/// Where the message begins: behind the turn, on a cache line of its own.
const START: usize = 128;

/// The turn that tells the echo to end.
const OVER: u64 = u64::MAX;

/// A mapped file: whose turn it is, and a message. Odd turns are the echo's.
struct Shared(MmapRaw);

impl Shared {
    fn open(path: &Path) -> Self {
        let file = File::options().read(true).write(true).open(path);
        Shared(MmapRaw::map_raw(&file.expect("it is there")).expect("it can be mapped"))
    }

    fn turn(&self) -> &AtomicU64 {
        // SAFETY: the mapping is alive as long as `self`, aligned to a page, and
        // both processes use these bytes as an atomic only.
        unsafe { AtomicU64::from_ptr(self.0.as_mut_ptr().cast()) }
    }

    /// Waits for a turn other than `last`, first busily, as an answer is near.
    fn wait(&self, last: u64) -> u64 {
        for round in 0_u64.. {
            let turn = self.turn().load(Ordering::Acquire);
            if turn != last {
                return turn;
            }
            if round < 1000 {
                std::hint::spin_loop();
            } else {
                thread::yield_now();
            }
        }
        unreachable!("it waits as long as it takes")
    }

    fn write(&self, message: &[u8]) {
        // SAFETY: the file has room for the message, and the other process
        // touches it only in its own turn.
        unsafe {
            let to = self.0.as_mut_ptr().add(START);
            to.copy_from_nonoverlapping(message.as_ptr(), message.len());
        }
    }

    fn read(&self, message: &mut [u8]) {
        // SAFETY: as in `write`.
        unsafe {
            let from = self.0.as_ptr().add(START);
            from.copy_to_nonoverlapping(message.as_mut_ptr(), message.len());
        }
    }
}

pub fn memory(size: u64) -> Values {
    let file = NamedTempFile::new_in(if Path::new("/dev/shm").is_dir() {
        "/dev/shm".into()
    } else {
        std::env::temp_dir()
    });
    let file = file.expect("a file can be made");
    file.as_file()
        .set_len(START as u64 + size)
        .expect("there is room");
    let shared = Shared::open(file.path());
    let place = file.path().to_str().expect("the path is UTF-8");
    let mut child = child("shared", place, size);
    let message = message(size);
    let mut back = vec![0; message.len()];
    let mut turn = 0;
    let values = values(size, || {
        shared.write(&message);
        shared.turn().store(turn + 1, Ordering::Release);
        turn = shared.wait(turn + 1);
        shared.read(&mut back);
    });
    assert_eq!(back, message, "the echo gives back what it was given");
    shared.turn().store(OVER, Ordering::Release);
    child.wait().expect("it ends");
    values
}

/// The other side: reads each message and writes it back.
pub fn answer(path: &Path, size: usize) {
    let shared = Shared::open(path);
    let mut message = vec![0; size];
    let mut last = 0;
    loop {
        let turn = shared.wait(last);
        if turn == OVER {
            return;
        }
        shared.read(&mut message);
        shared.write(&message);
        last = turn + 1;
        shared.turn().store(last, Ordering::Release);
    }
}
