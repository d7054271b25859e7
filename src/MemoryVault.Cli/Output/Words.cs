namespace MemoryVault.Cli.Output;

/// <summary>A piece of text with its tone. It is raw: reports make it visible, so that no view can forget to.</summary>
internal readonly record struct Words(string Text, Tone Tone = Tone.Plain)
{
    /// <summary>Takes plain text as it is.</summary>
    public static implicit operator Words(string? text) => new(text ?? string.Empty);
}
