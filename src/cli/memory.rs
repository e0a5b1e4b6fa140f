//! Keeps the system's allocator from holding on to memory that a long-running process gave back.

/// Tells glibc to share its pools between threads and to hand large pieces back at once.
///
/// By default each thread has a pool of its own, and the size from which a piece is handed back grows with the largest
/// one ever given back. A bot reads updates of all sizes on several threads: it would go on growing for want of pieces
/// that fit, though it uses no more than before. Other allocators are left as they are.
pub fn give_back_early() {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    {
        /// Few, for what one of them holds free the others can't use; two threads seldom wait for one another.
        const POOLS: i32 = 2;
        /// In bytes: what glibc begins with.
        const LARGE: i32 = 128 * 1024;
        let options = [(libc::M_ARENA_MAX, POOLS), (libc::M_MMAP_THRESHOLD, LARGE), (libc::M_TRIM_THRESHOLD, LARGE)];
        for (option, value) in options {
            // SAFETY: `mallopt` takes two numbers and may be called at any time. It fails only by leaving all as it is.
            unsafe { libc::mallopt(option, value) };
        }
    }
}
