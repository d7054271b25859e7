using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MemoryVault.Files;
using MemoryVault.Json;

namespace MemoryVault.Knowledge.Gists;

/// <summary>
/// Remembers the pages of lists with their tags, in <c>local/gists</c>: what has not changed is answered with 304, which does not count against the
/// requests of the hour. Deleting it costs requests, nothing else.
/// </summary>
/// <param name="folder">The folder.</param>
internal sealed class GistPageCache(string folder)
{
    /// <summary>Reads a page; null where none is known.</summary>
    /// <param name="url">What it was asked for with.</param>
    internal GistPage? Find(string url)
    {
        try
        {
            var json = JsonSettings.Read(File.ReadAllBytes(PathOf(url)));
            return json.OptionalText("url") == url
                ? new GistPage(json.OptionalText("tag"), json.OptionalText("next"), json.List("gists", GistJson.Read))
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Keeps a page.</summary>
    internal void Keep(string url, GistPage page)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("url", url);
            json.WriteString("tag", page.Tag);
            json.WriteString("next", page.Next);
            json.WriteStartArray("gists");
            foreach (var gist in page.Gists)
            {
                GistJson.Write(json, gist);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        AtomicFile.Write(PathOf(url), buffer.WrittenSpan);
    }

    private string PathOf(string url) => Path.Combine(folder, $"page-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(url)))[..16]}.json");
}
