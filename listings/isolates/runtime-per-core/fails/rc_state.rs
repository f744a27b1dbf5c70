use std::cell::RefCell;
use std::rc::Rc;

use tokio::runtime::Runtime;
use tokio::sync::mpsc;

// ANCHOR: own
async fn own(mut mailbox: mpsc::Receiver<usize>) -> Vec<usize> {
    let done = Rc::new(RefCell::new(Vec::new()));
    while let Some(device) = mailbox.recv().await {
        done.borrow_mut().push(device);
    }
    done.take()
}

fn main() {
    let runtime = Runtime::new().unwrap();
    let (sender, mailbox) = mpsc::channel(8);
    let owner = runtime.spawn(own(mailbox));
    drop(sender);
    println!("done: {:?}", runtime.block_on(owner).unwrap());
}
// ANCHOR_END: own
