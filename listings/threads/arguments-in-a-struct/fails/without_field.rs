use std::thread;

struct Poll {
    device: String,
    port: u16,
    command: &'static str,
}

fn poll(job: Poll) -> String {
    format!("{}:{} ran {}", job.device, job.port, job.command)
}

fn main() {
    // ANCHOR: spawn
    let job = Poll {
        device: "r1".into(),
        command: "show run",
    };
    let handle = thread::spawn(move || poll(job));
    // ANCHOR_END: spawn
    println!("{}", handle.join().unwrap());
}
