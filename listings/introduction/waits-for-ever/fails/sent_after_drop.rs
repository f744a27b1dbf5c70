use std::sync::mpsc;

fn main() {
    // ANCHOR: drop
    let (sender, answers) = mpsc::channel::<String>();
    drop(sender);
    sender.send("r1 is up".into()).unwrap();
    // ANCHOR_END: drop
    for answer in answers {
        println!("{answer}");
    }
}
