using System.Text;

namespace MemoryVault.Cli.Terminal;

/// <summary>A <see cref="StandardStream"/> for libraries that want a <see cref="TextWriter"/>.</summary>
internal sealed class StandardStreamWriter(StandardStream stream) : TextWriter
{
    /// <inheritdoc/>
    public override Encoding Encoding => Encoding.UTF8;

    /// <inheritdoc/>
    public override void Write(char value) => stream.Write([value]);

    /// <inheritdoc/>
    public override void Write(string? value) => stream.Write(value);

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => stream.Write(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer) => stream.Write(buffer);
}
