namespace MemoryVault.Cli.Output;

/// <summary>One column of a <see cref="Table"/>.</summary>
internal sealed record Column(string Heading, bool IsRight, IReadOnlyList<Words> Cells);
