use std::sync::mpsc;

use tokio::runtime::Builder;
use tokio::task::block_in_place;

async fn ask(device: String, heart: mpsc::Receiver<&'static str>) {
    let name = &device;
    let blocking = || {
        let word = heart.recv().unwrap();
        println!("{name} heard the heart {word}");
    };
    blocking();
}

async fn ask_beside_a_heart(device: &str) {
    let (heart, ear) = mpsc::channel();
    let asking = tokio::spawn(ask(device.into(), ear));
    let beating = tokio::spawn(async move { heart.send("beat") });
    beating.await.unwrap().unwrap();
    asking.await.unwrap();
}

fn main() {
    let many = Builder::new_multi_thread().worker_threads(1).build();
    many.unwrap().block_on(ask_beside_a_heart("r1"));

    let one = Builder::new_current_thread().build();
    let (_heart, ear) = mpsc::channel();
    one.unwrap().block_on(ask("r2".into(), ear));
}

#[cfg(test)]
mod tests;
