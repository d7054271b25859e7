namespace MemoryVault.Faults.Tracing;

/// <summary>This machine lets nobody trace processes.</summary>
/// <param name="error">The number of the error.</param>
internal sealed class TracingRefusedException(int error) : Exception($"This machine does not let processes be traced (ptrace: error {error}).");
