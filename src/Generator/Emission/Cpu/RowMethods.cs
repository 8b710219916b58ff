using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Planning;
using FusedKernels.Generator.Transforms;

namespace FusedKernels.Generator.Emission.Cpu;

/// <summary>Prints the form of a unit that takes several rows at once, and the loop around it that calls it.</summary>
internal static class RowMethods
{
    private static readonly int[] Widths = [512, 256, 128];

    /// <summary>The unit inside that takes several rows of this one at once, or null.</summary>
    public static Unit? Blocked(Unit outer) => outer.Inner.Count == 1 && outer.Inner[0].Rows is not null ? outer.Inner[0] : null;

    public static string Name(Unit unit, int width) => $"{unit.Name}_V{Literals.Number(width)}_Rows";

    public static string Summary(Unit unit, int width) =>
        $"{unit.Name} for {Literals.Number(unit.Rows!.Rows.For(width))} rows at once, each in gangs of {Literals.Number(unit.Rows.Gangs.For(width))} lanes";

    /// <summary>The body of the method: whole gangs of all rows, then the lanes that are left under a mask.</summary>
    public static string Print(UnitText text, RowBlock block, BodyFacts facts, int width)
    {
        Unit unit = text.Unit;
        For code = JamRows.Run(unit.Code, block.Row, block.Rows.For(width), facts.Affine);
        var varying = new Varying(code);
        LanePlan lanes = unit.Lanes! with { Varying = varying, Live = new LiveValues(code, varying, unit.Reductions.Select(r => r.Variable), widest: 8), Gangs = block.Gangs };
        Unit jammed = unit with { Code = code, Streamed = [], Lanes = lanes };
        var place = new UnitPlace(facts, code, text.Captures, unit.Late);
        return LaneMethod.Print(new UnitText(jammed, text.Captures), place, width);
    }

    /// <summary>Runs whole blocks of rows; the loop that follows goes on from where <c>round</c> stands.</summary>
    public static void PrintBlocks(Unit outer, UnitText inner, UnitPlace place, CodeWriter writer)
    {
        Unit unit = inner.Unit;
        string row = outer.Loop.Index.Name;
        string start = LoopText.Start(outer.Loop, place);
        foreach (int width in Widths)
        {
            string rows = Literals.Number(unit.Rows!.Rows.For(width));
            writer.Line($"{(width == Widths[0] ? "" : "else ")}if ({LaneTypes.Class(width)}.IsHardwareAccelerated)");
            writer.Braces(string.Empty, () => writer.Braces($"for (; round <= to - {rows}; round += {rows})", () =>
            {
                writer.Line(start == "0" ? $"nint {row} = round;" : $"nint {row} = {start} + round;");
                writer.Line($"long trip = {LoopText.Trip(unit.Loop, place)};");
                writer.Line("if (trip > 0)");
                writer.Indented(() => writer.Line($"{Name(unit, width)}({UnitText.Join(inner.Arguments(place), "0", "(nint)trip")});"));
            }));
        }

        writer.Line("// The rows that are left, one by one.");
    }
}
