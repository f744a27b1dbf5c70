use std::thread;

fn main() {
    let isolate =
        thread::spawn(|| print!("the isolate begins a line "));
    isolate.join().unwrap();
    println!("and main ends it");
}

#[cfg(test)]
mod tests;
