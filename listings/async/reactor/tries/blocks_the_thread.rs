use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashMap};
use std::future::poll_fn;
use std::io::{ErrorKind, Read, Result, Write};
use std::net::{Ipv4Addr, SocketAddr};
use std::pin::Pin;
use std::rc::Rc;
use std::sync::{Arc, LazyLock, mpsc};
use std::task::{Context, Poll, Wake, Waker};
use std::time::{Duration, Instant};

use mio::net::{TcpListener, TcpStream};
use mio::{Events, Interest, Token, event::Source};

const DEVICES: [&str; 3] = ["r1", "r2", "r3"];
const WAIT: Duration = Duration::from_millis(100);
const BELL: Token = Token(usize::MAX);

struct Task(Pin<Box<dyn Future<Output = Result<()>>>>, Waker);

struct Ticket(usize, mpsc::Sender<usize>, Arc<mio::Waker>);

// ANCHOR: wait
impl Wake for Ticket {
    fn wake(self: Arc<Self>) {
        let Ticket(number, queue, bell) = &*self;
        let _ = queue.send(*number);
        let _ = bell.wake();
    }
}
// ANCHOR_END: wait

struct Loop {
    system: RefCell<mio::Poll>,
    bell: Arc<mio::Waker>,
    queue: mpsc::Sender<usize>,
    woken: mpsc::Receiver<usize>,
    tasks: RefCell<HashMap<usize, Task>>,
    timers: RefCell<BTreeMap<(Instant, usize), Waker>>,
    sockets: RefCell<HashMap<Token, Waker>>,
    numbers: Cell<usize>,
}

impl Loop {
    fn new() -> Result<Rc<Self>> {
        let system = mio::Poll::new()?;
        let bell = mio::Waker::new(system.registry(), BELL)?;
        let (queue, woken) = mpsc::channel();
        Ok(Rc::new(Loop {
            system: RefCell::new(system),
            bell: Arc::new(bell),
            queue,
            woken,
            tasks: RefCell::default(),
            timers: RefCell::default(),
            sockets: RefCell::default(),
            numbers: Cell::default(),
        }))
    }

    fn number(&self) -> usize {
        self.numbers.replace(self.numbers.get() + 1)
    }

    fn spawn(&self, job: impl Future<Output = Result<()>> + 'static) {
        let number = self.number();
        let (queue, bell) = (self.queue.clone(), self.bell.clone());
        let waker = Waker::from(Arc::new(Ticket(number, queue, bell)));
        waker.wake_by_ref();
        let task = Task(Box::pin(job), waker);
        self.tasks.borrow_mut().insert(number, task);
    }

    fn run(&self) -> Result<()> {
        let mut events = Events::with_capacity(64);
        while !self.tasks.borrow().is_empty() {
            self.wait(&mut events)?;
            for number in self.woken.try_iter().collect::<Vec<_>>() {
                let task = self.tasks.borrow_mut().remove(&number);
                let Some(mut task) = task else { continue };
                let mut cx = Context::from_waker(&task.1);
                if task.0.as_mut().poll(&mut cx)?.is_pending() {
                    self.tasks.borrow_mut().insert(number, task);
                }
            }
        }
        Ok(())
    }

    // ANCHOR: wait
    fn wait(&self, events: &mut Events) -> Result<()> {
        let first = self.timers.borrow().keys().next().copied();
        let now = Instant::now();
        let idle = first.map(|(t, _)| t.saturating_duration_since(now));
        match self.system.borrow_mut().poll(events, idle) {
            Err(e) if e.kind() == ErrorKind::Interrupted => {}
            result => result?,
        }
        let mut sockets = self.sockets.borrow_mut();
        for event in events.iter() {
            if let Some(waker) = sockets.remove(&event.token()) {
                waker.wake();
            }
        }
        let now = (Instant::now(), usize::MAX);
        let later = self.timers.borrow_mut().split_off(&now);
        let due = self.timers.replace(later);
        due.into_values().for_each(Waker::wake);
        Ok(())
    }
    // ANCHOR_END: wait

    async fn sleep(&self, wait: Duration) {
        let key = (Instant::now() + wait, self.number());
        poll_fn(|cx| {
            if Instant::now() >= key.0 {
                return Poll::Ready(());
            }
            self.timers.borrow_mut().insert(key, cx.waker().clone());
            Poll::Pending
        })
        .await;
    }

    // ANCHOR: ready
    fn register(&self, socket: &mut impl Source) -> Result<Token> {
        let token = Token(self.number());
        let both = Interest::READABLE | Interest::WRITABLE;
        let system = self.system.borrow();
        system.registry().register(socket, token, both)?;
        Ok(token)
    }

    async fn when_ready<T>(
        &self,
        token: Token,
        mut call: impl FnMut() -> Result<T>,
    ) -> Result<T> {
        poll_fn(|cx| match call() {
            Err(e) if e.kind() == ErrorKind::WouldBlock => {
                let waker = cx.waker().clone();
                self.sockets.borrow_mut().insert(token, waker);
                Poll::Pending
            }
            result => Poll::Ready(result),
        })
        .await
    }
    // ANCHOR_END: ready
}

// ANCHOR: server
async fn serve(on: Rc<Loop>, mut at: TcpListener) -> Result<()> {
    let token = on.register(&mut at)?;
    for _ in DEVICES {
        let (client, _) = on.when_ready(token, || at.accept()).await?;
        on.spawn(answer(on.clone(), client));
    }
    Ok(())
}

async fn answer(on: Rc<Loop>, mut client: TcpStream) -> Result<()> {
    let token = on.register(&mut client)?;
    let mut byte = [0];
    on.when_ready(token, || client.read_exact(&mut byte))
        .await?;
    std::thread::sleep(WAIT);
    on.when_ready(token, || client.write_all(&byte)).await
}
// ANCHOR_END: server

fn connected(stream: &TcpStream) -> Result<()> {
    match (stream.take_error()?, stream.peer_addr()) {
        (Some(error), _) => Err(error),
        (None, Ok(_)) => Ok(()),
        (None, Err(_)) => Err(ErrorKind::WouldBlock.into()),
    }
}

// ANCHOR: main
async fn ask(on: Rc<Loop>, to: SocketAddr, device: &str) -> Result<()> {
    report(device, "asked");
    let mut server = TcpStream::connect(to)?;
    let token = on.register(&mut server)?;
    on.when_ready(token, || connected(&server)).await?;
    on.when_ready(token, || server.write_all(b"?")).await?;
    let mut byte = [0];
    on.when_ready(token, || server.read_exact(&mut byte))
        .await?;
    report(device, "answered");
    Ok(())
}

fn main() -> Result<()> {
    let tasks = Loop::new()?;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0).into())?;
    let to = listener.local_addr()?;
    tasks.spawn(serve(tasks.clone(), listener));
    for device in DEVICES {
        tasks.spawn(ask(tasks.clone(), to, device));
    }
    tasks.run()
}
// ANCHOR_END: main

fn report(device: &str, what: &str) {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    println!("{:>3} ms  {device}  {what}", START.elapsed().as_millis());
}

#[cfg(test)]
mod tests;
