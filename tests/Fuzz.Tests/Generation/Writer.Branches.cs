using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FusedKernels.Fuzz.Tests.Tree;
using FusedKernels.Generator.IR;

namespace FusedKernels.Fuzz.Tests.Generation;

/// <content>Branches, loops inside the parallel one, and jumps.</content>
internal sealed partial class Writer
{
    private const string Uniform = "for with one end for all lanes";

    private Line[] If(int nesting)
    {
        Code condition = Value(ScalarType.Boolean, Depth, literal: false);
        Sequence then = Nested(nesting);
        return random.Next(3) switch
        {
            0 => [Line.Around("if", "if ({0})", then, condition)],
            1 => [new Line("if, else", "", [condition], [new Part("if ({0})", then), new Part("else", Nested(nesting))], "")],
            _ => [new Line("if, else if", "", [condition, Value(ScalarType.Boolean, 2, literal: false)], [new Part("if ({0})", then), new Part("else if ({1})", Nested(nesting)), new Part("else", Nested(nesting))], "")],
        };
    }

    private Sequence Nested(int nesting, Line? last = null) => InBlock(lines =>
    {
        Statements(lines, random.Next(1, 3), nesting + 1);
        if (last is not null)
            lines.Add(last);
    });

    private Line[] Switch(int nesting)
    {
        bool outer = inSwitch;
        inSwitch = true;
        Code on = Value(ScalarType.Int32, 2, literal: false);
        var values = ImmutableArray.Create(on);
        string[] labels = Pick<string[]>([["case 0:", "case 1: case 2:", "default:"], ["case < -3:", "default:", "case > 50 and not 60:"], ["case 0 when {1}:", "case 0:", "case > 1 and < 9:"]]);
        if (labels[0].Contains("{1}"))
            values = values.Add(Value(ScalarType.Boolean, 1, literal: false));
        Part[] sections = [.. labels.Select(label => new Part(label, Nested(nesting, Line.Of("break of a switch", "break;"))))];
        inSwitch = outer;
        return [new Line("switch", Chance(50) ? "switch ({0} & 7)\n{{" : "switch ({0})\n{{", values, [.. sections], "}}")];
    }

    /// <summary>A jump out of, or on in, the innermost loop or switch; on to the next iteration where there is none.</summary>
    private Line Jump()
    {
        if (Returns && CanFault && Chance(loops > 0 || inSwitch ? 5 : 40))
            return End();
        if (loops == 0 && !inSwitch && CanFault && IsKernel && Accumulators.Length == 0 && Chance(25))
            return Line.Around("break of the parallel loop", "if ({0})", Sequence.Of(Line.Of("jump", "break;")), Value(ScalarType.Boolean, 2, literal: false));
        bool breaks = loops > 0 || inSwitch;
        bool continues = loops > 0 || IsKernel;
        bool doesBreak = breaks && (!continues || Chance(55));
        Code condition = Value(ScalarType.Boolean, 2, literal: false);
        return doesBreak
            ? Line.Around(inSwitch ? "break in a switch" : "break", "if ({0})", Sequence.Of(Line.Of("jump", "break;")), condition)
            : Line.Around(loops > 0 ? "continue" : "continue of the parallel loop", "if ({0})", Sequence.Of(Line.Of("jump", "continue;")), condition);
    }

    /// <summary>Where an iteration may end the method.</summary>
    private Line End() => Line.Around(
        "return from the parallel loop", "if ({0})", Sequence.Of(Line.Of("return of a number", "return {0};", Value(ScalarType.Int32, 1))), Value(ScalarType.Boolean, 2, literal: false));

    /// <summary>A loop that counts, to an end that is one for all lanes or that each has of its own.</summary>
    private Line[] Counted(int nesting, Func<Line>? last = null)
    {
        var index = new Local(NewName(), ScalarType.Int32, IsMutable: false);
        (string name, List<Line> result) = (index.Name, []);
        string header;
        string construct;
        if (Chance(40))
        {
            var end = new Local(NewName(), ScalarType.Int32, IsMutable: false);
            result.Add(Line.Of("declaration", $"int {end.Name} = {{0}} & 7;", Value(ScalarType.Int32, 2, literal: false)));
            scope.Add(end);
            construct = "for with an end of its own in each lane";
            header = Pick([$"for (int {name} = 0; {name} < {end.Name}; {name}++)", $"for (int {name} = 7; {name} > {end.Name}; {name}--)", $"for (int {name} = 1; {name} <= {end.Name}; {name} += 2)"]);
        }
        else
        {
            string end = Chance(50) || !scope.Any(l => l.Name == "m") ? "5" : "(m & 7)";
            construct = Uniform;
            header = Pick([$"for (int {name} = 0; {name} < {end}; {name}++)", $"for (int {name} = {end}; {name} > 0; {name}--)", $"for (int {name} = 0; {name} < {end}; {name} += 3)"]);
        }

        Sequence body = LoopBody(nesting, index, isKnown: construct == Uniform, last);
        result.Add(Line.Around(construct, header, body));
        return [.. result];
    }

    private Sequence LoopBody(int nesting, Local index, bool isKnown, Func<Line>? last = null)
    {
        (bool couldStore, bool outerSwitch) = (mayStore, inSwitch);
        mayStore &= Chance(40);
        hasWritten |= mayStore && Elements.Length > 0;
        inSwitch = false;
        loops++;
        inner.Add((index.Name, isKnown));
        Sequence body = InBlock(lines =>
        {
            scope.Add(index);
            Statements(lines, random.Next(1, 4), nesting + 1);
            if (last is not null)
                lines.Add(last());
        });
        inner.RemoveAt(inner.Count - 1);
        loops--;
        (mayStore, inSwitch) = (couldStore, outerSwitch);
        return body;
    }

    /// <summary>A loop that lanes leave one by one; a counter ends it at the latest.</summary>
    private Line[] While(int nesting)
    {
        var counter = new Local(NewName(), ScalarType.Int32, IsMutable: false);
        string name = counter.Name;
        Line start = Line.Of("declaration", $"int {name} = 0;");
        scope.Add(counter);
        Line step = Line.Of("++, --", name + "++;");
        Sequence body = LoopBody(nesting, counter, isKnown: false);
        Code condition = Value(ScalarType.Boolean, 2, literal: false);
        bool stepsLast = Chance(50) && !Holds(body, "continue;");
        Sequence counted = new(stepsLast ? body.Lines.Add(step) : body.Lines.Insert(0, step));
        int most = random.Next(2, 7);
        return random.Next(4) switch
        {
            0 => [start, new Line("do", "", [condition], [new Part("do", counted)], $"while ({{0}} && {name} < {most});")],
            1 => [start, Line.Around("while (true)", "while (true)", new Sequence([Line.Around("break", $"if ({name} > {most} || {{0}})", Sequence.Of(Line.Of("jump", "break;")), condition), .. counted.Lines]))],
            2 => [start, Line.Around("while", $"while ({name} < {most} && {{0}})", counted, condition)],
            _ => [start, Line.Around("while", $"while ({{0}} && {name} < {most})", counted, condition)],
        };
    }

    private static bool Holds(Sequence block, string text) => block.Lines.Any(l => l.Opening == text || l.Parts.Any(p => Holds(p.Body, text)));
}
