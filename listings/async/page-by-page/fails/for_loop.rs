use futures::stream::{self, Stream};

fn devices() -> impl Stream<Item = &'static str> {
    stream::iter(["core-1", "core-2"])
}

// ANCHOR: main
#[tokio::main]
async fn main() {
    for device in devices() {
        println!("{device}");
    }
}
// ANCHOR_END: main
