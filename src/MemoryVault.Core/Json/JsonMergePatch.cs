using MemoryVault.Json.Drafts;

namespace MemoryVault.Json;

/// <summary>Merge patches (RFC 7396, <c>application/merge-patch+json</c>): a document of which each member is set, and each <c>null</c> takes a member away.</summary>
public static class JsonMergePatch
{
    /// <summary>Applies a merge patch.</summary>
    /// <param name="target">The document; null where there is none yet.</param>
    /// <param name="patch">The patch: what is no object takes the place of the whole document.</param>
    public static JsonValue Apply(JsonValue? target, JsonValue patch)
    {
        if (patch is not JsonObject changes)
        {
            return patch;
        }

        var members = target as JsonObject ?? JsonObject.Empty;
        var draft = new ObjectDraft(members);
        for (var i = 0; i < changes.Count; i++)
        {
            var name = changes.Names[i];
            if (changes.Values[i] is JsonNull)
            {
                draft.TryRemove(name, out _);
            }
            else
            {
                draft.TryAdd(name, Apply(members.Find(name), changes.Values[i]), out _);
            }
        }

        return draft.Freeze();
    }
}
