use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};

const WAIT: Duration = Duration::from_millis(100);

// ANCHOR: future
struct Sleep {
    wait: Duration,
    until: Option<Instant>,
}

impl Future for Sleep {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, _: &mut Context) -> Poll<()> {
        let now = Instant::now();
        let until = now + self.wait;
        if now < *self.until.get_or_insert(until) {
            Poll::Pending
        } else {
            Poll::Ready(())
        }
    }
}

fn sleep(wait: Duration) -> Sleep {
    Sleep { wait, until: None }
}

async fn ask(device: &str) -> String {
    sleep(WAIT).await;
    format!("hostname {device}")
}
// ANCHOR_END: future

// ANCHOR: run
fn run<F: Future>(future: F) -> (F::Output, u32) {
    let mut future = pin!(future);
    let mut cx = Context::from_waker(Waker::noop());
    let mut polls = 0;
    loop {
        polls += 1;
        if let Poll::Ready(output) = future.as_mut().poll(&mut cx) {
            return (output, polls);
        }
        std::thread::park();
    }
}

fn main() {
    let start = Instant::now();
    let (answer, polls) = run(ask("r1"));
    let time = start.elapsed();
    println!("{answer} after {} ms", time.as_millis());
    println!("a poll every {} ns", time.as_nanos() / u128::from(polls));
}
// ANCHOR_END: run

#[cfg(test)]
mod tests;
