use std::collections::HashMap;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::task::{Context, Poll, Wake, Waker};
use std::thread;
use std::time::{Duration, Instant};

const WAIT: Duration = Duration::from_millis(100);

struct Sleep {
    wait: Duration,
    until: Option<Instant>,
}

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

fn sleep(wait: Duration) -> Sleep {
    Sleep { wait, until: None }
}

// ANCHOR: task
struct Task(Pin<Box<dyn Future<Output = ()>>>, Waker);

struct Ticket(usize, Sender<usize>);

impl Wake for Ticket {
    fn wake(self: Arc<Self>) {
        let Ticket(number, queue) = &*self;
        let _ = queue.send(*number);
    }
}

struct Loop {
    queue: Sender<usize>,
    woken: Receiver<usize>,
    tasks: HashMap<usize, Task>,
}
// ANCHOR_END: task

// ANCHOR: run
impl Loop {
    fn spawn(&mut self, job: impl Future<Output = ()> + 'static) {
        let (number, queue) = (self.tasks.len(), self.queue.clone());
        let waker = Waker::from(Arc::new(Ticket(number, queue)));
        waker.wake_by_ref();
        self.tasks.insert(number, Task(Box::pin(job), waker));
    }

    fn run(mut self) {
        while !self.tasks.is_empty() {
            let number = self.woken.recv().unwrap();
            let Some(task) = self.tasks.get_mut(&number) else {
                continue;
            };
            let mut cx = Context::from_waker(&task.1);
            while task.0.as_mut().poll(&mut cx).is_pending() {}
            self.tasks.remove(&number);
        }
    }
}
// ANCHOR_END: run

impl Loop {
    fn new() -> Self {
        let (queue, woken) = mpsc::channel();
        let tasks = HashMap::new();
        Loop {
            queue,
            woken,
            tasks,
        }
    }
}

async fn ask(device: &str, start: Instant) {
    report(start, device, "asked");
    sleep(WAIT).await;
    report(start, device, "answered");
}

// ANCHOR: run
fn main() {
    let start = Instant::now();
    let mut tasks = Loop::new();
    for device in ["r1", "r2", "r3"] {
        tasks.spawn(ask(device, start));
    }
    tasks.run();
}
// ANCHOR_END: run

fn report(start: Instant, device: &str, event: &str) {
    let elapsed = start.elapsed().as_millis();
    println!("{elapsed:>3} ms  {device}  {event}");
}

#[cfg(test)]
mod tests;
