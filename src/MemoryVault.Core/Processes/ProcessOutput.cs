namespace MemoryVault.Processes;

/// <summary>What a program that ended left behind.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">The bytes of its standard output.</param>
/// <param name="ErrorText">Its error stream, read as UTF-8, without the last line break.</param>
public sealed record ProcessOutput(int ExitCode, ReadOnlyMemory<byte> Output, string ErrorText);
