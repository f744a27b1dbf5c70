use std::pin::pin;
use std::task::{Context, Waker};
use tokio::sync::mpsc::{Receiver, channel};

// ANCHOR: main
async fn two_answers(mut answers: Receiver<u32>) -> u32 {
    let first = answers.recv().await.unwrap_or(0);
    let second = answers.try_recv().unwrap_or(0);
    first + second
}

fn main() {
    let (send, answers) = channel(2);
    let mut both = pin!(two_answers(answers));
    let mut cx = Context::from_waker(Waker::noop());

    println!("no answer: {:?}", both.as_mut().poll(&mut cx));
    send.try_send(24).unwrap();
    println!("one answer: {:?}", both.as_mut().poll(&mut cx));
    println!("no news: {:?}", both.as_mut().poll(&mut cx));
    send.try_send(48).unwrap();
    println!("both: {:?}", both.as_mut().poll(&mut cx));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
