using MemoryVault.Git;
using MemoryVault.Json;

namespace MemoryVault.Memory.Events;

/// <summary>The count of events up to a commit, kept in <c>local/events</c>, so that the next count looks at newer commits only.</summary>
internal sealed class EventTally
{
    private const int Version = 1;

    private readonly HashSet<string> _awaiting = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> _undone = new(StringComparer.Ordinal);
    private int _events;

    /// <summary>Gets the commit up to which was counted; null for none.</summary>
    internal ObjectId? Head { get; private set; }

    /// <summary>Gets the count.</summary>
    internal EventCount Count => new(_events, _awaiting.Count);

    /// <summary>Reads a tally that was kept; an empty one if it is damaged, or of another version.</summary>
    internal static EventTally Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var json = JsonSettings.Read(utf8);
            var tally = new EventTally();
            if (json.Get("version").AsInt32() != Version)
            {
                return tally;
            }

            tally.Head = ObjectId.Parse(json.Text("head"));
            tally._events = json.Get("events").AsInt32();
            tally._awaiting.UnionWith(json.Texts("awaitingReview"));
            foreach (var (undo, events) in json.Get("undone").AsObject())
            {
                tally._undone[undo] = [.. ((JsonArray)events).Select(id => id.AsText())];
            }

            return tally;
        }
        catch (Exception e) when (e is FormatException or InvalidCastException)
        {
            return new EventTally();
        }
    }

    /// <summary>Takes events in, oldest first.</summary>
    /// <param name="events">What came since <see cref="Head"/>.</param>
    /// <param name="head">The commit up to which it was looked.</param>
    internal void Take(IEnumerable<MemoryEvent> events, ObjectId head)
    {
        Head = head;
        foreach (var next in events)
        {
            _events++;
            if (next.RequiresReview)
            {
                _awaiting.Add(next.EventId);
            }

            _awaiting.ExceptWith(next.Approves);
            string[] settled = [.. next.Undoes.Where(_awaiting.Remove)];
            if (settled.Length > 0)
            {
                _undone[next.EventId] = settled;
            }

            // An undo that is undone brings back what it had settled.
            foreach (var undo in next.Undoes)
            {
                if (_undone.Remove(undo, out var again))
                {
                    _awaiting.UnionWith(again);
                }
            }
        }
    }

    /// <summary>Writes it.</summary>
    internal byte[] ToUtf8() => new JsonObject(
    [
        new("version", JsonNumber.Of(Version)),
        new("head", new JsonString(Head!.ToString())),
        new("events", JsonNumber.Of(_events)),
        new("awaitingReview", Texts(_awaiting)),
        new("undone", new JsonObject(_undone.Select(undo => KeyValuePair.Create<string, JsonValue>(undo.Key, Texts(undo.Value))))),
    ]).ToUtf8(JsonStyle.Compact);

    private static JsonArray Texts(IEnumerable<string> texts) => new(texts.Select(text => new JsonString(text)));
}
