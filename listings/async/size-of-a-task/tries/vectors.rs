use std::hint::black_box;

use tokio::task::yield_now;

// ANCHOR: futures
async fn nap() {
    yield_now().await;
}

async fn buffer_after() {
    yield_now().await;
    black_box(vec![0_u8; 8192]);
}

async fn buffer_across() {
    let buffer = vec![0_u8; 8192];
    yield_now().await;
    black_box(buffer);
}

async fn buffer_in_a_block() {
    {
        let buffer = vec![0_u8; 8192];
        black_box(&buffer);
    }
    yield_now().await;
}

// ANCHOR_END: futures

// ANCHOR: seldom
async fn buffer_seldom(verbose: bool) {
    yield_now().await;
    if verbose {
        buffer_across().await;
    }
}

async fn buffer_boxed(verbose: bool) {
    yield_now().await;
    if verbose {
        Box::pin(buffer_across()).await;
    }
}
// ANCHOR_END: seldom

// ANCHOR: dropped
async fn frame_dropped() {
    let frame = (String::from("r1"), vec![0_u8; 8192]);
    black_box(&frame);
    drop(frame);
    yield_now().await;
}
// ANCHOR_END: dropped

// ANCHOR: main
fn main() {
    println!("no buffer: {} KiB", kib(&nap()));
    println!("after: {} KiB", kib(&buffer_after()));
    println!("across: {} KiB", kib(&buffer_across()));
    println!("before, in a block: {} KiB", kib(&buffer_in_a_block()));
    println!("before, dropped: {} KiB", kib(&frame_dropped()));
    println!("in a rare branch: {} KiB", kib(&buffer_seldom(false)));
    println!("the branch boxed: {} KiB", kib(&buffer_boxed(false)));
}

fn kib(future: &impl Future) -> usize {
    size_of_val(future) / 1024
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
