use std::sync::mpsc;
use std::thread;

fn main() {
    let (sender, configs) = mpsc::channel::<Vec<String>>();
    let consumer = thread::spawn(move || configs.recv().unwrap().len());
    // ANCHOR: send
    let mut config = vec!["hostname r1".to_owned()];
    sender.send(config).unwrap();
    config.push("banner motd hello".to_owned());
    // ANCHOR_END: send
    println!("{} lines", consumer.join().unwrap());
}
