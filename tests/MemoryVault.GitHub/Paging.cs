using System.Collections.Specialized;
using System.Globalization;

namespace MemoryVault.GitHub;

/// <summary>Pages of a list and their <c>Link</c> header (GitHub Docs, "Using pagination in the REST API"; RFC 8288).</summary>
/// <param name="api">The base of the REST interface.</param>
/// <param name="maximum">How many elements a page has at the most.</param>
internal sealed class Paging(string api, int maximum)
{
    private const int Default = 30;

    /// <summary>Gives the page that is asked for, and the header that leads to the others.</summary>
    internal (IReadOnlyList<T> Page, IReadOnlyList<KeyValuePair<string, string>> Headers) Cut<T>(
        IReadOnlyList<T> all, string path, NameValueCollection query)
    {
        var size = Math.Clamp(Read(query["per_page"], Default), 1, maximum);
        var page = Math.Max(Read(query["page"], 1), 1);
        var last = Math.Max((all.Count + size - 1) / size, 1);
        var url = api + path;
        List<string> links = [];
        if (page > 1)
        {
            links.Add(Link(url, query, page - 1, "prev"));
        }

        if (page < last)
        {
            links.Add(Link(url, query, page + 1, "next"));
            links.Add(Link(url, query, last, "last"));
        }

        if (page > 1)
        {
            links.Add(Link(url, query, 1, "first"));
        }

        return ([.. all.Skip((page - 1) * size).Take(size)], links.Count == 0 ? [] : [new("Link", string.Join(", ", links))]);
    }

    private static string Link(string url, NameValueCollection query, int page, string relation)
    {
        var kept = query.AllKeys.Where(key => key is not null and not "page").Select(key => $"{key}={Uri.EscapeDataString(query[key]!)}&");
        return string.Create(CultureInfo.InvariantCulture, $"<{url}?{string.Concat(kept)}page={page}>; rel=\"{relation}\"");
    }

    private static int Read(string? text, int otherwise) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
