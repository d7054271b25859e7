namespace MemoryVault.Envelopes;

/// <summary>What this machine knows of an envelope: <c>local/envelopes/.../state.json</c>. Deleted, it costs what a new machine costs: the chain is read and believed as it is then.</summary>
/// <param name="Seen">The publication that was seen last; null where none was.</param>
/// <param name="Pending">One that was about to be made and was not seen to have been: a process may have been killed in between. It need not be read to be known again.</param>
/// <param name="Version">The storage's name for what it held then; null where it has none.</param>
internal sealed record EnvelopeState(SeenPublication? Seen, SeenPublication? Pending, string? Version)
{
    /// <summary>Gets the state of a machine that has seen nothing.</summary>
    internal static EnvelopeState None { get; } = new(null, null, null);
}
