using System.Text;

namespace MemoryVault.Stress.Publishers;

/// <summary>Lets one of several take a step at a time, in an order that a seed makes: so that an interleaving can be had again.</summary>
internal sealed class TurnTaking
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Random _random;
    private readonly Lock _lock = new();
    private readonly SortedDictionary<int, TaskCompletionSource> _waiting = [];
    private readonly StringBuilder _order = new();
    private int _running;

    /// <summary>Prepares.</summary>
    /// <param name="random">What chooses whose turn it is.</param>
    /// <param name="parties">How many there are.</param>
    internal TurnTaking(Random random, int parties) => (_random, _running) = (random, parties);

    /// <summary>Gets the steps that were taken: a letter each, of the party and of what it did.</summary>
    internal string Order => _order.ToString();

    /// <summary>Waits for the party's turn.</summary>
    internal void Step(int party, char what)
    {
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _waiting.Add(party, turn);
            GiveTurn();
        }

        if (!turn.Task.Wait(Patience))
        {
            throw new TimeoutException($"Publisher {party} waits for its turn to {what}, and the other does nothing.");
        }

        lock (_lock)
        {
            _order.Append((char)('A' + party)).Append(what);
        }
    }

    /// <summary>Says that a party has ended.</summary>
    internal void End()
    {
        lock (_lock)
        {
            _running--;
            GiveTurn();
        }
    }

    // Only when all wait: so one runs at a time, and the order is the seed's alone.
    private void GiveTurn()
    {
        if (_waiting.Count == _running && _running > 0)
        {
            var party = _waiting.Keys.ElementAt(_random.Next(_waiting.Count));
            _waiting.Remove(party, out var turn);
            turn!.SetResult();
        }
    }
}
