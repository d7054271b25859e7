using MemoryVault.Cli.Terminal;

namespace MemoryVault.Cli.Output;

/// <summary>Chooses how a stream is written: with colour and tables only on a terminal, and not where <c>NO_COLOR</c> is set (no-color.org).</summary>
internal static class Reports
{
    internal static Report On(StandardStream stream) =>
        stream.IsTerminal && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            ? new RichReport(stream, TimeProvider.System)
            : new PlainReport(stream, TimeProvider.System);
}
