//! The round trip of a message between units of each kind.

#[path = "../../protocol.rs"]
mod protocol;
mod shared;

use std::env;
use std::io::{self, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;

use protocol::Values;
use tokio::runtime::Builder;
use wasmtime::{Engine, Instance, Module, Store};

const SIZES: &[u64] = &[8, 1_000_000];

const CURRENT_THREAD: &str = "tasks, current_thread";
const MULTI_THREAD: &str = "tasks, multi_thread";

/// What a child of this program is told to do: to send back what it gets, over
/// its input and output, or over a connection or a file that it is told.
const ECHO: &str = "echo";

/// A variable of the environment for the allocator of the C library of Linux:
/// see mallopt(3).
type Setting = (&'static str, &'static str);

/// The memory of a message is neither fetched from the system by itself nor
/// given back.
const KEPT: [Setting; 2] = [
    ("MALLOC_MMAP_THRESHOLD_", "33554432"),
    ("MALLOC_TRIM_THRESHOLD_", "134217728"),
];

/// All threads take memory from where the main thread takes it.
const ONE_ARENA: [Setting; 1] = [("MALLOC_ARENA_MAX", "1")];

/// Its memory has room for a message and for the answer. `echo` writes the
/// answer, and says where.
const GUEST: &str = r#"(module
  (memory (export "memory") 32)
  (func (export "echo") (param $length i32) (result i32)
    (memory.copy (i32.const 0x100000) (i32.const 0) (local.get $length))
    (i32.const 0x100000)))"#;

fn main() -> io::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if let [command, way, place, size] = &arguments[..]
        && command == ECHO
    {
        return echo(way, place, size.parse().expect("a number"));
    }
    protocol::run_often(&[
        ("threads, channel", SIZES, channel),
        (CURRENT_THREAD, SIZES, |size| {
            tasks(size, &mut Builder::new_current_thread())
        }),
        ("tasks, current_thread, memory kept", SIZES, |size| {
            again(CURRENT_THREAD, size, &KEPT)
        }),
        (MULTI_THREAD, SIZES, |size| {
            tasks(size, &mut Builder::new_multi_thread())
        }),
        ("tasks, multi_thread, one arena", SIZES, |size| {
            again(MULTI_THREAD, size, &ONE_ARENA)
        }),
        ("processes, pipe", SIZES, pipe),
        ("processes, local socket", SIZES, socket),
        ("processes, shared memory", SIZES, shared::memory),
        ("WASM instance", SIZES, instance),
    ]);
    Ok(())
}

/// How often a message goes there and back in one run.
fn trips(size: u64) -> u64 {
    if size > 1000 { 100 } else { 5000 }
}

/// The time of one round trip; the first one is not counted, as both ends may
/// still be starting.
fn values(size: u64, mut trip: impl FnMut()) -> Values {
    trip();
    let count = trips(size);
    let total = protocol::seconds(|| {
        for _ in 0..count {
            trip();
        }
    });
    vec![("time", total / count as f64)]
}

/// What is sent stays with its sender: each way copies it, at least once there
/// and once back.
fn message(size: u64) -> Vec<u8> {
    vec![7; size as usize]
}

fn channel(size: u64) -> Values {
    let (there, asked) = mpsc::channel::<Vec<u8>>();
    let (answer, back) = mpsc::channel();
    thread::scope(|scope| {
        scope.spawn(move || {
            for message in asked {
                if answer.send(message.clone()).is_err() {
                    return;
                }
            }
        });
        let message = message(size);
        let trip = || {
            there.send(message.clone()).expect("the echo listens");
            back.recv().expect("the echo answers")
        };
        let values = values(size, || {
            trip();
        });
        assert_eq!(trip(), message, "the echo gives back what it was given");
        drop(there);
        values
    })
}

/// A case of this program, started again with other settings of the allocator.
fn again(case: &str, size: u64, settings: &[Setting]) -> Values {
    let output = Command::new(env::current_exe().expect("this program"))
        .arg(format!("{case} @ {size}"))
        .envs(settings.iter().copied())
        .stderr(Stdio::inherit())
        .output()
        .expect("it starts");
    assert!(output.status.success(), "{case}: {}", output.status);
    let said = String::from_utf8_lossy(&output.stdout);
    let times = said.lines().map(|line| {
        let time = line.strip_prefix("time ").expect("it says how long");
        ("time", time.parse().expect("a number"))
    });
    times.collect()
}

fn tasks(size: u64, builder: &mut Builder) -> Values {
    let runtime = builder.build().expect("a runtime");
    let (there, mut asked) = tokio::sync::mpsc::channel::<Vec<u8>>(1);
    let (answer, mut back) = tokio::sync::mpsc::channel(1);
    runtime.spawn(async move {
        while let Some(message) = asked.recv().await {
            if answer.send(message.clone()).await.is_err() {
                return;
            }
        }
    });
    // A task of its own, too: the thread that blocks on a runtime is none of
    // its workers.
    let asker = runtime.spawn(async move {
        let message = message(size);
        let trip = async |there: &tokio::sync::mpsc::Sender<_>,
                          back: &mut tokio::sync::mpsc::Receiver<Vec<u8>>| {
            there.send(message.clone()).await.expect("the echo listens");
            back.recv().await.expect("the echo answers")
        };
        trip(&there, &mut back).await;
        let count = trips(size);
        let began = std::time::Instant::now();
        for _ in 0..count {
            trip(&there, &mut back).await;
        }
        let time = began.elapsed().as_secs_f64() / count as f64;
        let answer = trip(&there, &mut back).await;
        assert_eq!(answer, message, "the echo gives back what it was given");
        time
    });
    let time = runtime.block_on(asker).expect("it does not panic");
    vec![("time", time)]
}

/// This program again, as an echo.
fn child(way: &str, place: &str, size: u64) -> Child {
    Command::new(env::current_exe().expect("this program"))
        .args([ECHO, way, place, &size.to_string()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("it starts")
}

fn echo(way: &str, place: &str, size: usize) -> io::Result<()> {
    match way {
        "pipe" => answer(io::stdin().lock(), io::stdout().lock(), size),
        "socket" => {
            let stream = TcpStream::connect(place)?;
            stream.set_nodelay(true)?;
            answer(&stream, &stream, size)
        }
        _ => {
            shared::answer(place.as_ref(), size);
            Ok(())
        }
    }
}

/// Sends back message by message, until there is none any more.
fn answer(mut from: impl Read, mut to: impl Write, size: usize) -> io::Result<()> {
    let mut message = vec![0; size];
    while from.read_exact(&mut message).is_ok() {
        to.write_all(&message)?;
        to.flush()?;
    }
    Ok(())
}

fn pipe(size: u64) -> Values {
    let mut child = child("pipe", "-", size);
    let mut to = child.stdin.take().expect("it is a pipe");
    let mut from = child.stdout.take().expect("it is a pipe");
    let message = message(size);
    let mut back = vec![0; message.len()];
    let values = values(size, || {
        to.write_all(&message).expect("the echo reads");
        from.read_exact(&mut back).expect("the echo answers");
    });
    assert_eq!(back, message, "the echo gives back what it was given");
    drop(to);
    child.wait().expect("it ends");
    values
}

fn socket(size: u64) -> Values {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let address = listener.local_addr().expect("it is bound");
    let mut child = child("socket", &address.to_string(), size);
    let (mut stream, _) = listener.accept().expect("the echo connects");
    stream.set_nodelay(true).expect("it is TCP");
    let message = message(size);
    let mut back = vec![0; message.len()];
    let values = values(size, || {
        stream.write_all(&message).expect("the echo reads");
        stream.read_exact(&mut back).expect("the echo answers");
    });
    assert_eq!(back, message, "the echo gives back what it was given");
    drop(stream);
    child.wait().expect("it ends");
    values
}

fn instance(size: u64) -> Values {
    echoed_by(GUEST, size)
}

fn echoed_by(guest: &str, size: u64) -> Values {
    let engine = Engine::default();
    let module = Module::new(&engine, guest).expect("the guest is valid");
    let mut store = Store::new(&engine, ());
    let instance = Instance::new(&mut store, &module, &[]).expect("it asks for nothing");
    let memory = instance
        .get_memory(&mut store, "memory")
        .expect("it has one");
    let echo = instance
        .get_typed_func::<u32, u32>(&mut store, "echo")
        .expect("the guest has it");
    let message = message(size);
    let mut back = vec![0; message.len()];
    let values = values(size, || {
        memory.write(&mut store, 0, &message).expect("it has room");
        let answer = echo.call(&mut store, size as u32);
        let answer = answer.expect("it does not trap") as usize;
        memory.read(&store, answer, &mut back).expect("it is there");
    });
    assert_eq!(back, message, "the guest gives back what it was given");
    values
}

#[cfg(test)]
mod tests;
