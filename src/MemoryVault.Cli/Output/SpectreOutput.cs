using System.Text;
using MemoryVault.Cli.Terminal;
using Spectre.Console;

namespace MemoryVault.Cli.Output;

/// <summary>Our stream as Spectre.Console wants it.</summary>
internal sealed class SpectreOutput(StandardStream stream) : IAnsiConsoleOutput
{
    private const int LeastWidth = 40;

    /// <inheritdoc/>
    public TextWriter Writer { get; } = new StandardStreamWriter(stream);

    /// <inheritdoc/>
    public bool IsTerminal => stream.IsTerminal;

    /// <inheritdoc/>
    public int Width => Math.Max(LeastWidth, NativeConsole.Width() ?? Console.WindowWidth);

    /// <inheritdoc/>
    public int Height => 50;

    /// <inheritdoc/>
    public void SetEncoding(Encoding encoding)
    {
        // The stream is UTF-8.
    }
}
