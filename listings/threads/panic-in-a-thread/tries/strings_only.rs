use std::any::Any;
use std::thread;

fn poll(device: &str) -> String {
    match device {
        "r2" => panic!("no route to {device}"),
        "r3" => panic!("no answer"),
        _ => format!("{device} is up"),
    }
}

fn reason(panic: &dyn Any) -> &str {
    if let Some(filled_in) = panic.downcast_ref::<String>() {
        filled_in
    } else {
        "no text"
    }
}

fn main() {
    let devices = ["r1", "r2", "r3", "r4"];
    let handles = devices.map(|d| thread::spawn(move || poll(d)));
    let outcomes = handles.map(|handle| handle.join());
    for (device, outcome) in devices.iter().zip(outcomes) {
        match outcome {
            Ok(answer) => println!("{answer}"),
            Err(panic) => {
                println!("{device} failed: {}", reason(&*panic));
            }
        }
    }
}

#[cfg(test)]
mod tests;
