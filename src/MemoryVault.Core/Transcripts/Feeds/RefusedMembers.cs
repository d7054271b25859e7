namespace MemoryVault.Transcripts;

/// <summary>What was refused of a source, each once: what is asked for again after a broken connection is refused again.</summary>
internal sealed class RefusedMembers
{
    private readonly HashSet<RefusedMember> _known = [];
    private readonly List<RefusedMember> _all = [];

    /// <summary>Gets them in the order in which they were met.</summary>
    internal IReadOnlyList<RefusedMember> All => _all;

    /// <summary>Adds one.</summary>
    /// <param name="name">Its name in a form that can be shown.</param>
    /// <param name="reason">Why, as the end of a sentence.</param>
    internal void Add(string name, string reason)
    {
        var member = new RefusedMember(name, reason);
        if (_known.Add(member))
        {
            _all.Add(member);
        }
    }
}
