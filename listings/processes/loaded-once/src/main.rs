use std::env;
use std::io::{self, BufRead, BufReader, Lines, Write};
use std::path::Path;
use std::process::{
    Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio,
};

struct Worker {
    child: Child,
    requests: Option<ChildStdin>,
    answers: Lines<BufReader<ChildStdout>>,
}

impl Worker {
    fn start(program: &Path) -> io::Result<Self> {
        let mut command = Command::new(program);
        command
            .arg("worker")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        let mut child = command.spawn()?;
        let requests = child.stdin.take();
        let answers = child.stdout.take().expect("it is piped");
        let answers = BufReader::new(answers).lines();
        Ok(Worker {
            child,
            requests,
            answers,
        })
    }

    fn ask(&mut self, request: &str) -> io::Result<String> {
        let requests = self.requests.as_mut().expect("it is piped");
        writeln!(requests, "{request}")?;
        self.answers.next().ok_or(io::ErrorKind::UnexpectedEof)?
    }

    fn stop(mut self) -> io::Result<ExitStatus> {
        drop(self.requests.take());
        self.child.wait()
    }
}

/// Leaves no process behind, however its owner ends.
impl Drop for Worker {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

// ANCHOR: load
struct Table {
    names: Vec<String>,
}

impl Table {
    fn load() -> Self {
        let names = (0..1_000).map(|n| format!("r{n}.example"));
        let names = Vec::from_iter(names);
        println!("loaded {} names", names.len());
        Table { names }
    }
}

/// Loads the table, and then answers each index with a name.
fn work() -> io::Result<()> {
    let table = Table::load();
    for line in io::stdin().lines() {
        let index: usize = line?.parse().map_err(io::Error::other)?;
        println!("{}", table.names[index]);
    }
    Ok(())
}
// ANCHOR_END: load

// ANCHOR: main
fn main() -> io::Result<()> {
    if env::args().nth(1).is_some_and(|role| role == "worker") {
        return work();
    }
    let program = env::current_exe()?;
    let mut workers =
        [Worker::start(&program)?, Worker::start(&program)?];
    for worker in &mut workers {
        println!("{}", worker.answers.next().expect("it starts")?);
    }
    for index in 0..6 {
        println!("{}", workers[index % 2].ask(&index.to_string())?);
    }
    workers
        .into_iter()
        .try_for_each(|worker| worker.stop().map(drop))
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
