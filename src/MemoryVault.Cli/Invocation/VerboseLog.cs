using MemoryVault.Cli.Output;
using MemoryVault.Cli.Terminal;
using MemoryVault.Vaults;

namespace MemoryVault.Cli.Invocation;

/// <summary>Shows what the core logs on stderr, for <c>--verbose</c>.</summary>
internal sealed class VerboseLog(StandardStream error) : IVaultLog
{
    private readonly Lock _lock = new();

    /// <inheritdoc/>
    public void Write(VaultLogEntry entry)
    {
        var target = entry.Target is null ? string.Empty : $" [{entry.Target}]";
        lock (_lock)
        {
            error.Write(VisibleText.Of($"{RelativeTime.Exactly(entry.Time)} {entry.Event}: {entry.Message}{target}"));
            error.Write("\n");
            error.Flush();
        }
    }
}
