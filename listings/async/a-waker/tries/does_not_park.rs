use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};
use std::time::{Duration, Instant};

const WAIT: Duration = Duration::from_millis(100);

struct Sleep {
    wait: Duration,
    until: Option<Instant>,
}

// ANCHOR: future
impl Future for Sleep {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context) -> Poll<()> {
        let now = Instant::now();
        let until = now + self.wait;
        let until = *self.until.get_or_insert(until);
        if now >= until {
            return Poll::Ready(());
        }
        let waker = cx.waker().clone();
        thread::spawn(move || {
            thread::sleep(until - now);
            waker.wake();
        });
        Poll::Pending
    }
}
// ANCHOR_END: future

fn sleep(wait: Duration) -> Sleep {
    Sleep { wait, until: None }
}

async fn ask(device: &str) -> String {
    sleep(WAIT).await;
    format!("hostname {device}")
}

// ANCHOR: run
struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

fn run<F: Future>(future: F) -> (F::Output, u32) {
    let mut future = pin!(future);
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut cx = Context::from_waker(&waker);
    let mut polls = 0;
    loop {
        polls += 1;
        if let Poll::Ready(output) = future.as_mut().poll(&mut cx) {
            return (output, polls);
        }
    }
}

fn main() {
    let start = Instant::now();
    let (answer, polls) = run(ask("r1"));
    println!("{answer} after {} ms", start.elapsed().as_millis());
    println!("{polls} polls");
}
// ANCHOR_END: run

#[cfg(test)]
mod tests;
