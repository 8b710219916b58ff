using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.Planning;

namespace FusedKernels.Generator.Emission.Cpu;

/// <summary>The iterations of a lane method as its loops count them: by the index itself where its step is 1, else by round.</summary>
internal sealed class LaneRange(UnitText text, UnitPlace place, CodeWriter writer)
{
    private readonly Unit unit = text.Unit;

    private bool IsUnitStep => unit.Loop.Step == 1;

    /// <summary>The label behind the gangs of a loop that may end early.</summary>
    public const string Rest = "rest";

    public string Counter => IsUnitStep ? unit.Loop.Index.Name : "round";

    public string End => IsUnitStep ? "end" : "to";

    /// <summary>The number of the iteration that the counter stands at.</summary>
    public string Number => IsUnitStep ? $"to - (end - {Counter})" : Counter;

    public static LaneRange Of(LaneGang gang) => new(new UnitText(gang.Unit, gang.Place.Captures), gang.Place, gang.Writer);

    public void PrintStart()
    {
        place.Offsets.Print(writer);
        string index = unit.Loop.Index.Name;
        string start = LoopText.Start(unit.Loop, place);
        if (IsUnitStep)
        {
            writer.Line(start == "0" ? $"nint {index} = from;" : $"nint {index} = {start} + from;");
            writer.Line(start == "0" ? "nint end = to;" : $"nint end = {start} + to;");
        }
        else
        {
            writer.Line("nint round = from;");
        }
    }

    /// <summary>The body for the gang at the counter.</summary>
    public void PrintBody(LaneGang gang, LaneMask mask)
    {
        if (!IsUnitStep)
            writer.Line($"nint {unit.Loop.Index.Name} = {LoopText.Start(unit.Loop, place)} + (round * ({Literals.Number(unit.Loop.Step)}));");
        new LaneStatements(gang).PrintBody(mask);
    }

    /// <summary>Leaves the gang at the counter to source order, in which an iteration of it throws; a loop that may end early goes on there anyhow.</summary>
    /// <param name="gang">The gang.</param>
    public void PrintFault(LaneGang gang)
    {
        int size = gang.Size;
        if (text.Searches)
        {
            PrintReturn();
            return;
        }

        new LanePacking(unit, place, writer).PrintHandOver();
        new LaneScanning(unit, place, writer).PrintHandOver(gang);
        string last = $"global::System.Math.Min(to, {Number} + {Literals.Number(size)})";
        string[] more = text.Reduces ? [Number, last, "out _"] : [Number, last];
        writer.Line($"{unit.Name}_Scalar({UnitText.Join(text.Names, more)});");
        writer.Line("KernelRuntime.CheckedAccess.Missed();");
    }

    /// <summary>
    /// Ends a method whose loop goes on in source order, from the iteration at the counter; one that reduces takes in the iterations of the
    /// gang that come before the end.
    /// </summary>
    public void PrintReturn() => writer.Line(text.Reduces ? $"goto {Rest};" : $"return {Number};");

    /// <summary>The scalar form for the iterations that are left, if any.</summary>
    public void PrintTail()
    {
        writer.Line("// Tail: the iterations that are left, in scalar code.");
        writer.Line($"if ({Counter} < {End})");
        writer.Indented(PrintScalarTail);
    }

    /// <summary>The scalar form for the iterations that are left.</summary>
    public void PrintScalarTail()
    {
        string form = text.Reduces ? ScalarMethod.Rest : "Scalar";
        string[] accumulators = [.. ScalarMethod.Accumulators(unit).Select(a => a.Argument)];
        string done = text.Searches ? "done = " : string.Empty;
        writer.Line($"{done}{unit.Name}_{form}({UnitText.Join(text.Names, [Number, "to", .. accumulators])});");
    }
}
