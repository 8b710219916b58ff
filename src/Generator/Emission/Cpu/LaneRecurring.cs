using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Emission.Cpu;

/// <summary>
/// Linear recurrences in lanes. As many vectors as make up 512 bits find the one step that each of their lanes and all before it come to, and make it from
/// what the lanes before them came to: the chain from one to the next is a product and a sum long. The one step of the whole block is kept, too: threads
/// that run later blocks start from it.
/// </summary>
internal static class LaneRecurring
{
    /// <summary>What the block multiplies by so far.</summary>
    public static string Factor(Variable total) => $"{total.Name}_factor";

    /// <summary>What it adds so far.</summary>
    public static string Offset(Variable total) => $"{total.Name}_offset";

    /// <summary>Nothing is multiplied or added yet.</summary>
    public static void PrintStart(LaneGang gang, Variable total)
    {
        gang.Writer.Line($"{gang.VectorOf(total)} {Factor(total)} = {gang.Class}.Create({ScanText.One(total)});");
        gang.Writer.Line($"{gang.VectorOf(total)} {Offset(total)} = {gang.Class}.Create({ScanText.None(total)});");
    }

    /// <summary>What a block comes to when its gangs are done, by the names of the fields.</summary>
    public static IEnumerable<(string Field, string Value)> Parts(LaneGang gang, Variable total) =>
    [
        (total.Name, LaneScanning.Value(gang, total)),
        (Factor(total), $"{gang.Class}.ToScalar({Factor(total)})"),
        (Offset(total), $"{gang.Class}.ToScalar({Offset(total)})"),
    ];

    /// <summary>The state with which scalar code goes on.</summary>
    public static string ForScalar(LaneGang gang, Variable total) => $"new({string.Join(", ", Parts(gang, total).Select(p => p.Value))}, {ScanText.None(total)})";

    /// <summary>The step of a recurrence.</summary>
    /// <param name="gang">The gang.</param>
    /// <param name="step">The step.</param>
    /// <param name="factor">What each lane multiplies by.</param>
    /// <param name="value">What it adds.</param>
    /// <param name="on">The lanes that do; null for all.</param>
    public static void PrintStep(LaneGang gang, ScanStep step, LaneValue factor, LaneValue value, LaneValue? on)
    {
        Variable v = step.Variable;
        string type = gang.VectorOf(v);
        IReadOnlyList<string> totals = gang.PartsOf(v);
        string[] factors = Declared("factor", factor, ScanText.One(v));
        string[] offsets = Declared("offset", value, ScanText.None(v));
        for (int p = 0; p < totals.Count; p++)
            gang.Writer.Line($"KernelRuntime.LaneRecurrence.Prefix(ref {factors[p]}, ref {offsets[p]});");
        int group = 512 / gang.Width;
        for (int half = 1; half < group; half *= 2)
        {
            for (int p = 0; p < totals.Count; p++)
            {
                if ((p & half) == 0)
                    continue;
                int earlier = (p & ~(half - 1)) - 1;
                gang.Writer.Line($"{offsets[p]} = {LaneScanning.Last(gang, v, offsets[earlier])} * {factors[p]} + {offsets[p]};");
                gang.Writer.Line($"{factors[p]} = {LaneScanning.Last(gang, v, factors[earlier])} * {factors[p]};");
            }
        }

        string so = LaneScanning.So(v);
        string before = gang.Fresh("before");
        if (step.Before is not null)
            gang.Writer.Line($"{type} {before} = {so};");
        for (int p = 0; p < totals.Count; p++)
        {
            gang.Writer.Line($"{totals[p]} = {so} * {factors[p]} + {offsets[p]};");
            if ((p + 1) % group != 0)
                continue;
            string lastFactor = LaneScanning.Last(gang, v, factors[p]);
            string lastOffset = LaneScanning.Last(gang, v, offsets[p]);
            gang.Writer.Line($"{so} = {so} * {lastFactor} + {lastOffset};");
            gang.Writer.Line($"{Offset(v)} = {Offset(v)} * {lastFactor} + {lastOffset};");
            gang.Writer.Line($"{Factor(v)} = {Factor(v)} * {lastFactor};");
        }

        LaneScanning.PrintBefore(gang, step, before);

        string[] Declared(string stem, LaneValue lanes, string none)
        {
            string[] names = totals.Select((_, p) => gang.PartName(gang.Fresh(stem), p)).ToArray();
            for (int p = 0; p < names.Length; p++)
                gang.Writer.Line($"{type} {names[p]} = {LaneScanning.Selected(gang, v, lanes.Parts[p], on?.Parts[p], $"{gang.Class}.Create({none})")};");
            return names;
        }
    }
}
