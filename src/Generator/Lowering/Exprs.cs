using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Lowering;

/// <summary>Questions that lowering asks about the expressions it has made.</summary>
internal static class Exprs
{
    public static Expr Plus(Expr a, Expr b) => new Binary(BinaryOp.Add, a, b);

    public static Expr Minus(Expr a, Expr b) => new Binary(BinaryOp.Subtract, a, b);

    public static Expr Minus(Expr a) => new Unary(UnaryOp.Negate, a);

    public static Expr Times(Expr a, Expr b) => new Binary(BinaryOp.Multiply, a, b);

    public static Expr Over(Expr a, Expr b) => new Binary(BinaryOp.Divide, a, b);

    /// <summary>A function whose result has the type of its operands.</summary>
    public static Expr Of(Function function, params Expr[] operands) => new Call(operands[0].Type, function, EquatableArray.Of(operands));

    /// <summary>A constant of C#'s.</summary>
    public static Constant OfValue(object value, ScalarType type) => new(type, value switch
    {
        bool truth => truth ? 1 : 0,
        double number => System.BitConverter.DoubleToInt64Bits(number),
        float number => System.BitConverter.ToInt32(System.BitConverter.GetBytes(number), 0),
        ulong number => unchecked((long)number),
        _ => System.Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture),
    });

    /// <summary>Whether evaluating an expression twice costs nothing worth a variable.</summary>
    public static bool IsSimple(Expr expression) => expression is VariableRef or Constant or Length;

    /// <summary>A conversion as .NET does it: a floating-point value reaches a small integer by way of int, and Half is reached by way of float.</summary>
    /// <param name="operand">What is converted.</param>
    /// <param name="to">The type.</param>
    /// <param name="isChecked">Whether it throws for a value that the type does not hold.</param>
    public static Expr ConvertTo(Expr operand, ScalarType to, bool isChecked = false)
    {
        if (operand.Type == to)
            return operand;
        if (operand.Type == ScalarType.Half && to != ScalarType.Single)
            return ConvertTo(new Conversion(ScalarType.Single, operand), to, isChecked);
        if (to == ScalarType.Half && !operand.Type.IsFloating())
            return new Conversion(to, ConvertTo(operand, ScalarType.Single));
        if (isChecked && !Holds(to, operand.Type))
            return new Conversion(to, operand, IsChecked: true);
        if (operand.Type.IsFloating() && to.IsInteger() && to.Size() < 4)
            operand = new Conversion(ScalarType.Int32, operand);
        return new Conversion(to, operand);
    }

    /// <summary>Whether every value of a type has a value in another that cannot overflow.</summary>
    public static bool Holds(ScalarType to, ScalarType from) => to.IsFloating()
        || (from.IsInteger() && (from.IsSigned() ? to.IsSigned() && to.Size() >= from.Size() : to.Size() > from.Size() || (to == from)));

    /// <summary>
    /// An operation; checked where C# checks it and it can overflow. Small integers are computed in int then, which shows the overflow, and Half is
    /// always computed in float.
    /// </summary>
    public static Expr Of(BinaryOp op, Expr left, Expr right, bool isChecked)
    {
        bool overflows = isChecked && CanOverflow(op, left.Type);
        bool promotes = overflows || left.Type == ScalarType.Half;
        ScalarType computed = promotes ? Promoted(left.Type) : left.Type;
        return ConvertTo(new Binary(op, ConvertTo(left, computed), promotes ? ConvertTo(right, computed) : right, overflows), left.Type, isChecked);
    }

    /// <summary>Whether an operation is one that C# checks; a division throws in any case.</summary>
    public static bool CanOverflow(BinaryOp op, ScalarType type) => type.IsInteger() && op is BinaryOp.Add or BinaryOp.Subtract or BinaryOp.Multiply;

    /// <summary>A comparison of two values of one type.</summary>
    public static Compare Compared(CompareOp op, Expr left, Expr right) =>
        left.Type == ScalarType.Half ? new(op, ConvertTo(left, ScalarType.Single), ConvertTo(right, ScalarType.Single)) : new(op, left, right);

    /// <summary>The type that .NET computes in: small integers are promoted to int, Half to float.</summary>
    public static ScalarType Promoted(ScalarType type) => type == ScalarType.Half ? ScalarType.Single : type.IsInteger() && type.Size() < 4 ? ScalarType.Int32 : type;
}
