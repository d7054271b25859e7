using System.Text;

namespace MemoryVault.Fuzz;

/// <summary>A target whose good inputs are texts.</summary>
/// <param name="name">Its name.</param>
/// <param name="seeds">Good inputs.</param>
internal abstract class TextTarget(string name, params string[] seeds) : IFuzzTarget
{
    /// <inheritdoc/>
    public string Name { get; } = name;

    /// <inheritdoc/>
    public IReadOnlyList<byte[]> Seeds { get; } = [.. seeds.Select(Encoding.UTF8.GetBytes)];

    /// <inheritdoc/>
    public virtual IReadOnlyList<string> Words => [];

    /// <inheritdoc/>
    public virtual int BytesPerByte => 2_000;

    /// <inheritdoc/>
    public abstract void Read(byte[] input);

    /// <inheritdoc/>
    public virtual bool Allows(Exception error) => false;

    /// <summary>Throws where something is not as it was promised.</summary>
    protected static void Require(bool condition, string promise)
    {
        if (!condition)
        {
            throw new InvalidOperationException($"Broken: {promise}");
        }
    }

    /// <summary>Reads as text, as git's bytes are read.</summary>
    protected static string Text(byte[] input) => Git.GitText.Decode(input);
}
