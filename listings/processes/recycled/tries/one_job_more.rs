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

// ANCHOR: recycle
const JOBS_PER_WORKER: usize = 2;

fn work() -> io::Result<()> {
    for line in io::stdin().lines() {
        println!("{} is up", line?);
    }
    Ok(())
}

/// Polls the devices, and returns the process that polled each.
fn poll_all(program: &Path, devices: &[&str]) -> io::Result<Vec<u32>> {
    let mut pids = Vec::new();
    for few in devices.chunks(JOBS_PER_WORKER + 1) {
        let mut worker = Worker::start(program)?;
        for device in few {
            println!("{}", worker.ask(device)?);
            pids.push(worker.child.id());
        }
        worker.stop()?;
    }
    Ok(pids)
}

fn main() -> io::Result<()> {
    if env::args().nth(1).is_some_and(|role| role == "worker") {
        return work();
    }
    let devices = ["r1", "r2", "r3", "r4", "r5"];
    let mut pids = poll_all(&env::current_exe()?, &devices)?;
    pids.dedup();
    println!("{} jobs, {} processes", devices.len(), pids.len());
    Ok(())
}
// ANCHOR_END: recycle

#[cfg(test)]
mod tests;
