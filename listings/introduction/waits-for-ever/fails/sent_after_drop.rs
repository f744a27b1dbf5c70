use std::sync::mpsc;

fn main() {
    let (sender, answers) = mpsc::channel::<String>();
    // ANCHOR: drop
    drop(sender);
    sender.send("r1 is up".into()).unwrap();
    // ANCHOR_END: drop
    for answer in answers {
        println!("{answer}");
    }
}
