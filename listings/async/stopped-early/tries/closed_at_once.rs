use std::cell::Cell;
use std::pin::pin;

use async_stream::stream;
use futures::{Stream, StreamExt};

// ANCHOR: main
struct Connection<'a> {
    closed: &'a Cell<bool>,
}

impl Drop for Connection<'_> {
    fn drop(&mut self) {
        self.closed.set(true);
    }
}

fn devices(closed: &Cell<bool>) -> impl Stream<Item = &'static str> {
    stream! {
        let _ = Connection { closed };
        for device in ["core-1", "core-2", "edge-1"] {
            yield device;
        }
    }
}

async fn first(closed: &Cell<bool>) -> Option<&'static str> {
    let mut devices = pin!(devices(closed));
    devices.next().await
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let closed = Cell::new(false);
    let found = first(&closed).await;
    println!("first: {found:?}, closed: {}", closed.get());
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
