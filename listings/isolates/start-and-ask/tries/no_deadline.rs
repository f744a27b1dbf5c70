use std::env;
use std::error::Error;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use tokio::sync::mpsc::unbounded_channel;
use wasmtime::{
    Config, Engine, Instance, Module, Store, StoreLimits,
    StoreLimitsBuilder, TypedFunc,
};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

// ANCHOR: guest
const GUEST: &str = r#"(module
  (memory (export "memory") 1)
  (func (export "next") (param i32) (result i32)
    (i32.add (local.get 0) (i32.const 1))))"#;

fn compiled() -> Result<Module> {
    let engine = Engine::new(Config::new().epoch_interruption(true))?;
    Ok(Module::new(&engine, GUEST)?)
}

type Guest = (Store<StoreLimits>, Instance);

fn guest(module: &Module) -> Result<Guest> {
    let limits = StoreLimitsBuilder::new().memory_size(1 << 20);
    let limits = limits.memories(1).build();
    let mut store = Store::new(module.engine(), limits);
    store.limiter(|limits| limits);
    let instance = Instance::new(&mut store, module, &[])?;
    Ok((store, instance))
}
// ANCHOR_END: guest

// ANCHOR: start
async fn start(program: &Path, module: &Module) -> Result<()> {
    let thread = async || {
        thread::spawn(|| ()).join().unwrap();
        Ok(())
    };
    let actor = async || {
        let (mailbox, mut inbox) = unbounded_channel::<u32>();
        let actor = tokio::spawn(async move { inbox.recv().await });
        drop(mailbox);
        check(actor.await?, None)
    };
    let instance = async || guest(module).map(drop);
    let with_thread = async || {
        let module = module.clone();
        let own = thread::spawn(move || drop(guest(&module).unwrap()));
        own.join().unwrap();
        Ok(())
    };
    let process = async || {
        let mut child = Command::new(program);
        child.arg("child").stdin(Stdio::null());
        check(child.status()?.success(), true)
    };
    println!("start and end");
    report("thread", median(thread).await?);
    report("actor", median(actor).await?);
    report("instance", median(instance).await?);
    report("instance, thread", median(with_thread).await?);
    report("process", median(process).await?);
    Ok(())
}
// ANCHOR_END: start

async fn ask_a_thread() -> Result<Duration> {
    let (questions, asked) = mpsc::channel();
    let (answers, answered) = mpsc::channel();
    thread::spawn(move || {
        for number in asked {
            answers.send(number + 1).unwrap();
        }
    });
    median(async || {
        questions.send(41)?;
        check(answered.recv()?, 42)
    })
    .await
}

// ANCHOR: ask
async fn ask_an_actor() -> Result<Duration> {
    let (questions, mut asked) = unbounded_channel();
    let (answers, mut answered) = unbounded_channel();
    tokio::spawn(async move {
        while let Some(number) = asked.recv().await {
            answers.send(number + 1).unwrap();
        }
    });
    median(async || {
        questions.send(41)?;
        check(answered.recv().await, Some(42))
    })
    .await
}

async fn ask_an_instance(module: &Module) -> Result<Duration> {
    let (mut store, instance) = guest(module)?;
    let next: TypedFunc<i32, i32> =
        instance.get_typed_func(&mut store, "next")?;
    median(async || check(next.call(&mut store, 41)?, 42)).await
}
// ANCHOR_END: ask

async fn ask_a_process(program: &Path) -> Result<Duration> {
    let mut command = Command::new(program);
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.arg("child").spawn()?;
    let mut requests = child.stdin.take().expect("it is piped");
    let stdout = child.stdout.take().expect("it is piped");
    let mut lines = BufReader::new(stdout).lines();
    let took = median(async || {
        writeln!(requests, "41")?;
        check(lines.next().transpose()?, Some("42".to_owned()))
    })
    .await?;
    drop(requests);
    check(child.wait()?.success(), true)?;
    Ok(took)
}

fn child() -> Result<()> {
    for line in io::stdin().lines() {
        let number: u32 = line?.parse()?;
        println!("{}", number + 1);
    }
    Ok(())
}

fn check<T: PartialEq>(found: T, expected: T) -> Result<()> {
    if found == expected {
        Ok(())
    } else {
        Err("a wrong answer".into())
    }
}

// ANCHOR: median
async fn median(
    mut run: impl AsyncFnMut() -> Result<()>,
) -> Result<Duration> {
    let mut times = [Duration::ZERO; 31];
    for time in &mut times {
        let begun = Instant::now();
        run().await?;
        *time = begun.elapsed();
    }
    times.sort();
    Ok(times[times.len() / 2])
}
// ANCHOR_END: median

fn report(kind: &str, took: Duration) {
    let took = took.as_nanos() as f64 / 1000.0;
    println!("  {kind:<16} {took:>8.1} µs");
}

// ANCHOR: main
#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    if env::args().nth(1).is_some() {
        return child();
    }
    let program = env::current_exe()?;
    let module = compiled()?;
    start(&program, &module).await?;
    println!("a message and its answer");
    report("thread", ask_a_thread().await?);
    report("actor", ask_an_actor().await?);
    report("instance", ask_an_instance(&module).await?);
    report("process", ask_a_process(&program).await?);
    Ok(())
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
