use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashMap};
use std::future::poll_fn;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::task::{Context, Poll, Wake, Waker};
use std::time::{Duration, Instant};

const WAIT: Duration = Duration::from_millis(100);

struct Task(Pin<Box<dyn Future<Output = ()>>>, Waker);

struct Ticket(usize, Sender<usize>);

impl Wake for Ticket {
    fn wake(self: Arc<Self>) {
        let Ticket(number, queue) = &*self;
        let _ = queue.send(*number);
    }
}

// ANCHOR: sleep
struct Loop {
    queue: Sender<usize>,
    woken: Receiver<usize>,
    tasks: RefCell<HashMap<usize, Task>>,
    timers: RefCell<BTreeMap<(Instant, usize), Waker>>,
    numbers: Cell<usize>,
}

impl Loop {
    async fn sleep(&self, wait: Duration) {
        let key = (Instant::now() + wait, self.number());
        poll_fn(|cx| {
            if Instant::now() >= key.0 {
                return Poll::Ready(());
            }
            let waker = cx.waker().clone();
            self.timers.borrow_mut().insert(key, waker);
            Poll::Pending
        })
        .await;
    }
}
// ANCHOR_END: sleep

impl Loop {
    fn new() -> Rc<Self> {
        let (queue, woken) = mpsc::channel();
        Rc::new(Loop {
            queue,
            woken,
            tasks: RefCell::default(),
            timers: RefCell::default(),
            numbers: Cell::default(),
        })
    }

    fn number(&self) -> usize {
        self.numbers.replace(self.numbers.get() + 1)
    }

    fn spawn(&self, job: impl Future<Output = ()> + 'static) {
        let (number, queue) = (self.number(), self.queue.clone());
        let waker = Waker::from(Arc::new(Ticket(number, queue)));
        waker.wake_by_ref();
        let task = Task(Box::pin(job), waker);
        self.tasks.borrow_mut().insert(number, task);
    }
}

// ANCHOR: run
impl Loop {
    fn run(&self) {
        while !self.tasks.borrow().is_empty() {
            if let Ok(number) = self.woken.recv_timeout(self.idle()) {
                self.step(number);
            }
            let now = (Instant::now(), usize::MAX);
            let later = self.timers.borrow_mut().split_off(&now);
            for waker in self.timers.replace(later).into_values() {
                waker.wake();
            }
        }
    }

    fn step(&self, number: usize) {
        let task = self.tasks.borrow_mut().remove(&number);
        let Some(mut task) = task else { return };
        let mut cx = Context::from_waker(&task.1);
        if task.0.as_mut().poll(&mut cx).is_pending() {
            self.tasks.borrow_mut().insert(number, task);
        }
    }

    /// How long nothing will happen, as far as the timers know.
    fn idle(&self) -> Duration {
        let timers = self.timers.borrow();
        timers.keys().next_back().map_or(Duration::MAX, |(first, _)| {
            first.saturating_duration_since(Instant::now())
        })
    }
}
// ANCHOR_END: run

async fn ask(tasks: Rc<Loop>, answers: Rc<Cell<u32>>) {
    tasks.sleep(WAIT).await;
    answers.set(answers.get() + 1);
}

fn main() {
    let start = Instant::now();
    let tasks = Loop::new();
    let answers = Rc::new(Cell::new(0));
    for _ in 0..1000 {
        tasks.spawn(ask(tasks.clone(), answers.clone()));
    }
    tasks.run();
    let time = start.elapsed().as_millis();
    println!("{} answers after {time} ms", answers.get());
}

#[cfg(test)]
mod tests;
