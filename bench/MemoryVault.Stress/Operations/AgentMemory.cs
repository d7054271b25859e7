namespace MemoryVault.Stress.Operations;

/// <summary>What an agent remembers while it works: its leases, its old tokens, what it read. A process that takes the place of a killed one remembers the tokens.</summary>
internal sealed class AgentMemory
{
    private const int Views = 3;

    private readonly List<HeldToken> _held = [];
    private readonly List<long> _tokens = [];
    private readonly Queue<MemoryView> _views = [];

    /// <summary>Gets the leases that it believes to have.</summary>
    internal IReadOnlyList<HeldToken> Held => _held;

    /// <summary>Gets the tokens that it had, but for those of the leases that it believes to have.</summary>
    internal IReadOnlyList<long> Stale => [.. _tokens.Where(token => !_held.Exists(held => held.Token == token))];

    /// <summary>Gets the last states that it read, from which it makes proposals without a lease.</summary>
    internal IReadOnlyCollection<MemoryView> Seen => _views;

    /// <summary>Remembers what it read.</summary>
    internal void See(MemoryView view)
    {
        _views.Enqueue(view);
        if (_views.Count > Views)
        {
            _views.Dequeue();
        }
    }

    /// <summary>Remembers the tokens of an earlier life.</summary>
    internal void Recall(IEnumerable<Step> history) => _tokens.AddRange(history.Where(step => step is { Kind: "done", Token: > 0 }).Select(step => step.Token).Distinct());

    /// <summary>Goes away from a lease without giving it back.</summary>
    internal void Leave(HeldToken held) => _held.Remove(held);

    /// <summary>Takes note of an answer.</summary>
    internal void Learn(Step call, Step answer)
    {
        if (call.What == "enter" && answer.Outcome == "ok")
        {
            _held.RemoveAll(held => held.Token == answer.Token);
            _held.Add(new HeldToken(answer.Token, call.Scope!, call.IsShared));
            _tokens.Add(answer.Token);
        }
        else if ((call.What == "exit" && answer.Outcome == "ok") || answer.Error is "LeaseLost" or "LeaseMissing" or "ProposalKept")
        {
            _held.RemoveAll(held => held.Token == call.Token);
        }
    }
}
