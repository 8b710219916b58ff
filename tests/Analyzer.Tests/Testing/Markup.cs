using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace FusedKernels.Analyzer.Tests.Testing;

/// <summary>A diagnostic that a test expects at a place.</summary>
internal readonly record struct Expected(string Id, TextSpan Span);

/// <summary>Source with the places of expected diagnostics marked as <c>{|FK0001:code|}</c>; marks may be nested.</summary>
internal static class Markup
{
    public static (string Source, ImmutableArray<Expected> Expected) Parse(string text)
    {
        var source = new StringBuilder();
        var open = new Stack<(string Id, int Start)>();
        var found = ImmutableArray.CreateBuilder<Expected>();
        for (int i = 0; i < text.Length; i++)
        {
            int colon = text.IndexOf(':', i);
            if (string.CompareOrdinal(text, i, "{|FK", 0, 4) == 0 && colon > 0)
            {
                open.Push((text[(i + 2)..colon], source.Length));
                i = colon;
            }
            else if (string.CompareOrdinal(text, i, "|}", 0, 2) == 0 && open.Count > 0)
            {
                (string id, int start) = open.Pop();
                found.Add(new Expected(id, TextSpan.FromBounds(start, source.Length)));
                i++;
            }
            else
            {
                source.Append(text[i]);
            }
        }

        if (open.Count > 0)
            throw new ArgumentException("A mark is not closed.", nameof(text));
        return (source.ToString(), found.ToImmutable());
    }
}
